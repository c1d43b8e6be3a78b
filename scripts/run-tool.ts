import { spawn } from 'node:child_process'
import { rootDir } from '#scripts/paths.ts'
import { isErrno } from '#scripts/process-table.ts'

type RunToolOptions = {
  /** Arguments of node: the tool's script and its own. */
  args: string[]
  env?: NodeJS.ProcessEnv
  /** 'show' lets the tool write to the terminal; 'keep' collects what it writes. */
  output: 'show' | 'keep'
  /** Ends the tool and all it started. */
  signal?: AbortSignal
  timeoutMs?: number
}

export type ToolResult = { exitCode: number; output: string }

/** Runs a command line tool with our own Node until its end. A tool that is cut off fails like any other. */
export function runTool({ args, env = process.env, output, signal, timeoutMs }: RunToolOptions): Promise<ToolResult> {
  // Its own process group, so that what it has started ends with it.
  const child = spawn(process.execPath, args, {
    cwd: rootDir,
    env,
    detached: true,
    stdio: output === 'show' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  })
  const chunks: string[] = []
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk))
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk))
  const timeout = timeoutMs === undefined ? [] : [AbortSignal.timeout(timeoutMs)]
  const ending = AbortSignal.any([...(signal ? [signal] : []), ...timeout])
  const end = () => {
    chunks.push(`\nStopped: ${ending.reason instanceof Error ? ending.reason.message : ending.reason}\n`)
    if (child.pid !== undefined) killGroup(child.pid)
  }
  ending.addEventListener('abort', end)
  if (ending.aborted) end()

  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      ending.removeEventListener('abort', end)
      resolve({ exitCode: code ?? 1, output: chunks.join('') })
    })
  })
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGTERM')
  } catch (error) {
    if (!isErrno(error, 'ESRCH')) throw error
  }
}

/** Keeps the tools from calling home. */
export const quietTools = {
  NEXT_TELEMETRY_DISABLED: '1',
  CHECKPOINT_DISABLE: '1',
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
}
