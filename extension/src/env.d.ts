/** Plasmo's way to the built address of a file that is not bundled in. */
declare module "url:*" {
  const address: string;
  export default address;
}

declare module "*.css";
