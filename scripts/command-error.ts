/** Something a person can mend: the message is the whole answer and no stack follows it. */
export class CommandError extends Error {
  override name = 'CommandError'
}

/** Runs a command's main function: a CommandError prints its message, anything else its stack, and both exit with 1. */
export async function runCommand(main: () => Promise<number | undefined>): Promise<void> {
  try {
    const exitCode = await main()
    if (exitCode !== undefined) process.exitCode = exitCode
  } catch (error) {
    console.error(error instanceof CommandError ? `\n${error.message}` : error)
    process.exitCode = 1
  }
}
