// Entry of the side panel. Plasmo mounts what is exported here.
import "../ui/style/index.css";
import "./sidepanel.css";
import { TimelinePanel } from "./timeline-panel.tsx";

export default TimelinePanel;
