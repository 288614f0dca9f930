// The few parts of the browser that the tested code touches, in memory. Values are copied as JSON, as the real ones are.
type Listener = (...args: never[]) => unknown;

class Signal {
  readonly listeners = new Set<Listener>();
  addListener = (listener: Listener) => void this.listeners.add(listener);
  removeListener = (listener: Listener) => void this.listeners.delete(listener);
  emit(...args: unknown[]): unknown[] {
    return [...this.listeners].map((listener) => listener(...(args as never[])));
  }
}

const copy = <T>(value: T): T => (value === undefined ? value : JSON.parse(JSON.stringify(value)));

class Area {
  readonly #values = new Map<string, unknown>();
  constructor(
    readonly name: string,
    readonly onChanged: Signal,
  ) {}
  get = async (key: string) => (this.#values.has(key) ? { [key]: copy(this.#values.get(key)) } : {});
  set = async (values: Record<string, unknown>) => {
    for (const [key, newValue] of Object.entries(values)) {
      const oldValue = this.#values.get(key);
      this.#values.set(key, copy(newValue));
      this.onChanged.emit({ [key]: { oldValue, newValue: copy(newValue) } }, this.name);
    }
  };
  remove = async (key: string) => void this.#values.delete(key);
  clear = async () => this.#values.clear();
}

const storageChanged = new Signal();
const onMessage = new Signal();

const fakeBrowser = {
  storage: {
    onChanged: storageChanged,
    local: new Area("local", storageChanged),
    session: new Area("session", storageChanged),
  },
  alarms: {
    onAlarm: new Signal(),
    create: () => {},
    clear: async () => true,
  },
  windows: { getCurrent: async () => ({ incognito: false }) },
  runtime: {
    onMessage,
    getManifest: () => ({ version: "0.0.0" }),
    /** As the real one: the first listener that gives a promise answers. */
    sendMessage: async (message: unknown) => {
      const answers = onMessage.emit(copy(message)).filter((answer) => answer instanceof Promise);
      if (answers.length === 0) throw new Error("Could not establish connection. Receiving end does not exist.");
      return copy(await answers[0]);
    },
  },
};

export default fakeBrowser;
