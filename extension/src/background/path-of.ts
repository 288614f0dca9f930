/** Scripts are named by their path in the package. */
export const pathOf = (builtAddress: string): string => new URL(builtAddress, location.href).pathname.slice(1);
