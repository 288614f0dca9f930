/** Why a file was not taken into the history. `storage-failed`: it was read, and the browser did not keep it. */
export type ImportTrouble = "not-recognised" | "newer-version" | "damaged" | "too-large" | "storage-failed";
