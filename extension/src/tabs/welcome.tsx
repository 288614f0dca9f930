// Entry of the first-run page. Only an entry can look up built addresses: the clip's goes down from here.
import demoUrl from "url:../../assets/built-in/demo.flac";
import "../ui/style/index.css";
import "../popup/style/listen.css";
import "../popup/style/lists.css";
import "../welcome/welcome.css";
import { Welcome } from "../welcome/welcome.tsx";

export default function WelcomePage() {
  return <Welcome clipUrl={demoUrl} />;
}
