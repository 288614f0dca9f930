// Entry of Chromium's background worker.
import "./background/offscreen-of-chromium.ts";
import "./background/index.ts";
