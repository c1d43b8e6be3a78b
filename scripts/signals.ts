/** A signal that is given by the first Ctrl-C or SIGTERM; the second one ends the process at once. */
export function abortOnSignals(): AbortSignal {
  const controller = new AbortController()
  let abortedAt = 0
  const stop = (name: NodeJS.Signals) => {
    if (!controller.signal.aborted) {
      abortedAt = performance.now()
      controller.abort(new Error(`stopped by ${name}`))
    } else if (performance.now() - abortedAt > sameKeyPressMs) process.exit(130)
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop)

  return controller.signal
}

/** npm passes Ctrl-C on although the terminal has sent it to us as well: one key press, two signals. */
export const sameKeyPressMs = 500
