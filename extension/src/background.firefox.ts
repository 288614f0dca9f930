// Entry of Firefox's background page.
import "./background-page/index.ts";
