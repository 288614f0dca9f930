// What the chip shows. Its shadow tree is closed: the browser's own debugger can look in, pages cannot.
import type { NotesByTab } from "@sonica/extension/src/storage/page-notes.ts";
import type { CDPSession, Page } from "puppeteer";
import type { Chromium } from "./chromium.ts";

interface ShownChip {
  readonly text: string;
  readonly role: string;
  readonly hideLabel: string;
  readonly fontSize: string;
  /** Lower edge, pixels of the window. */
  readonly bottom: number;
}

export async function readNotes(chromium: Chromium): Promise<NotesByTab> {
  const worker = await chromium.background();
  return worker.evaluate(
    async () => ((await chrome.storage.session.get("page-notes"))["page-notes"] ?? {}) as NotesByTab,
  );
}

/** Throws while there is none. */
export async function chipOf(page: Page): Promise<ShownChip> {
  return withBody(page, async (session, objectId) => {
    const { result } = await session.send("Runtime.callFunctionOn", {
      objectId,
      returnByValue: true,
      functionDeclaration: `function () {
        return {
          text: this.innerText + " " + (this.title || ""),
          role: this.getAttribute("role"),
          hideLabel: this.querySelector("button").getAttribute("aria-label"),
          fontSize: getComputedStyle(this).fontSize,
          bottom: this.getBoundingClientRect().bottom,
        };
      }`,
    });
    return result.value as ShownChip;
  });
}

/** Presses a key while the chip's button has the focus. */
export async function keyInChip(page: Page, key: "Escape"): Promise<void> {
  await withBody(page, async (session, objectId) => {
    await session.send("Runtime.callFunctionOn", {
      objectId,
      functionDeclaration: `function () { this.querySelector("button").focus(); }`,
    });
  });
  await page.keyboard.press(key);
}

async function withBody<T>(page: Page, work: (session: CDPSession, objectId: string) => Promise<T>): Promise<T> {
  const session = await page.createCDPSession();
  try {
    const { root } = await session.send("DOM.getDocument", { depth: -1, pierce: true });
    const body = find(root, (node) => hasClass(node, "chip"));
    if (!body) throw new Error("There is no chip");
    const { object } = await session.send("DOM.resolveNode", { nodeId: body.nodeId });
    return await work(session, object.objectId ?? "");
  } finally {
    await session.detach();
  }
}

interface Node {
  readonly nodeId: number;
  readonly localName: string;
  readonly attributes?: string[];
  readonly children?: Node[];
  readonly shadowRoots?: Node[];
}

const hasClass = ({ attributes = [] }: Node, name: string): boolean =>
  attributes.some((value, i) => i % 2 === 1 && attributes[i - 1] === "class" && value.split(" ").includes(name));

function find(node: Node, isIt: (node: Node) => boolean): Node | undefined {
  if (isIt(node)) return node;
  for (const child of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) {
    const found = find(child, isIt);
    if (found) return found;
  }
  return undefined;
}
