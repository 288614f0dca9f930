// Whether answers are shared by video: off until it is switched on. In storage.local under `sharing`.
import { stored } from "./stored.ts";

const sharing = stored("sharing", (value) => value === true);

export const isSharing = sharing.read;
export const setSharing = sharing.write;
export const watchSharing = sharing.watch;
