/** In characters. */
export const FOLDER_NAME_MAX = 80

/** More than anybody finds their way in. */
export const FOLDERS_MAX = 100
