// Entry of the popup. Plasmo mounts what is exported here.
import "../ui/style/index.css";
import "./style/popup.css";
import "./style/listen.css";
import "./style/card.css";
import "./style/lists.css";
import "./style/offline.css";
import "./search/search.css";
import "../ui/now.css";
import { Popup } from "./popup.tsx";

export default Popup;
