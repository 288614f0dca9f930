// Entry of the side panel. Plasmo mounts what is exported here.
import "../popup/style/tokens.css";
import "../popup/style/base.css";
import "./sidepanel.css";
import { TimelinePanel } from "./timeline-panel.tsx";

export default TimelinePanel;
