// Firefox's background page: a page like any other, with workers and sound, so it is its own offscreen document. What
// the two contexts would say to each other by messages is handed over within the page (keepAtHome).
import "./offscreen-of-firefox.ts";
import "../offscreen/index.ts";
import "../background/index.ts";
