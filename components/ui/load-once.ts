/** Loads a module with its first use: every use shares one promise, which React reads without waiting once it is there. */
export function loadOnce<Module>(load: () => Promise<Module>): () => Promise<Module> {
  let loaded: Promise<Module> | undefined

  return () => {
    loaded ??= load().catch((error: unknown) => {
      // A connection that was cut: the next use tries again.
      loaded = undefined
      throw error
    })

    return loaded
  }
}
