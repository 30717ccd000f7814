/** An object that throws when anything else than its own members is used: a stand-in that cannot drift into a pretence. */
export function strict<T extends object>(name: string, members: T): T {
  return new Proxy(members, {
    get: (target, key, receiver) => {
      // Module interop, promises and printers look at these; Electron itself has none of them.
      if (typeof key === 'symbol' || key === 'then' || key === '__esModule' || key === 'toJSON')
        return Reflect.get(target, key, receiver);
      if (!(key in target))
        throw new Error(
          `${name}.${key} is not stood in for: does Electron have it, and does this program need it?`,
        );
      return Reflect.get(target, key, target);
    },
  });
}
