// Entry of the first-run page. Only an entry can look up built addresses: they go down from here.
import demoUrl from "url:../../assets/built-in/demo.flac";
import workerUrl from "url:../worker/index.ts";
import pcmTapUrl from "url:../worklet/pcm-tap.ts";
import engineUrl from "url:@sonica/shared/build/engine.wasm";
import "../ui/style/index.css";
import "../popup/style/listen.css";
import "../popup/style/lists.css";
import "../welcome/welcome.css";
import { Welcome } from "../welcome/welcome.tsx";

export default function WelcomePage() {
  return <Welcome clipUrl={demoUrl} parts={{ engineUrl, workerUrl, pcmTapUrl }} />;
}
