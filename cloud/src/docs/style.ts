export const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 52rem; margin: 0 auto; padding: 1rem 1rem 4rem; }
h1 small, dt i { font-weight: normal; opacity: .7; }
h2 { margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid #8886; font-size: 1.15rem; overflow-wrap: anywhere; }
h4 { margin: 1rem 0 .25rem; }
p { margin: .25rem 0; }
p:empty { display: none; }
dl { margin: .25rem 0; padding-left: 1rem; border-left: 2px solid #8884; }
dt { overflow-wrap: anywhere; }
dd { margin: 0 0 .5rem 1rem; white-space: pre-line; }
code { font-size: .9em; }
:target { outline: 2px solid; outline-offset: .5rem; }
`;
