import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { writeFileAtomically } from '#scripts/atomic-file.ts'
import { CommandError } from '#scripts/command-error.ts'
import {
  identifyParent,
  identifyProcess,
  isErrno,
  isSameProcessAlive,
  listProcessGroup,
  type ProcessIdentity,
  readCommandLine,
  sendSignal,
  waitUntilGone,
} from '#scripts/process-table.ts'

const identitySchema = z.object({ pid: z.number().int().positive(), startedAt: z.string() })

const recordSchema = z.object({
  owner: identitySchema,
  /** The npm that started the owner, and its shell: when one is gone, nobody holds the owner any more. */
  launchers: z.array(identitySchema),
  appUrl: z.string().nullable(),
  children: z.array(z.object({ name: z.string(), process: identitySchema })),
})

type InstanceRecord = z.infer<typeof recordSchema>

/** The right to run in one data folder, together with the list of what runs there. */
export type Instance = {
  /** What an earlier start left running; stopped before this one went on. */
  stoppedOrphans: string[]
  recordChild: (name: string, pid: number) => void
  recordUrl: (appUrl: string) => void
  release: () => void
}

const orphanStopMs = 8000
const ownerStopMs = 30_000

/**
 * One start per data folder. The record names the owner and its children with their start times, so that after
 * `kill -9` of the owner the next start finds and stops the children, frees their ports, and never harms a stranger
 * that was given the same process id.
 * @throws CommandError when another start runs here.
 */
export async function acquireInstance(dataDir: string): Promise<Instance> {
  const file = recordFile(dataDir)
  mkdirSync(path.dirname(file), { recursive: true })
  const owner = identifyProcess(process.pid)
  if (!owner) throw new Error('This process is not in the process table')

  const record: InstanceRecord = { owner, launchers: identifyLaunchers(), appUrl: null, children: [] }
  const predecessor = await takeRecord(file, record)
  const stoppedOrphans = predecessor ? await stopOrphans(predecessor) : []

  const save = () => writeFileAtomically(file, JSON.stringify(record))

  return {
    stoppedOrphans,
    recordChild: (name, pid) => {
      const child = identifyProcess(pid)
      record.children = record.children.filter((entry) => entry.name !== name)
      if (child) record.children.push({ name, process: child })
      save()
    },
    recordUrl: (appUrl) => {
      record.appUrl = appUrl
      save()
    },
    release: () => {
      if (readRecord(file)?.owner.startedAt === owner.startedAt) rmSync(file, { force: true })
    },
  }
}

/** Stops what a dead owner left running in a folder nobody will use again. */
export async function stopLeftovers(dataDir: string): Promise<void> {
  const record = readRecord(recordFile(dataDir))
  if (record && !isSameProcessAlive(record.owner)) await stopOrphans(record)
}

function recordFile(dataDir: string): string {
  return path.join(dataDir, 'run', 'instance.json')
}

/** Under `npm start` we are the child of npm or of the shell it uses; when either is killed we are to go as well. */
export function identifyLaunchers(): ProcessIdentity[] {
  if (process.env.npm_lifecycle_event === undefined) return []
  const parent = identifyProcess(process.ppid)
  if (!parent) return []
  const isShell = readCommandLine(parent.pid)?.includes('-c ') === true
  const grandparent = isShell ? identifyParent(parent.pid) : null

  return grandparent ? [parent, grandparent] : [parent]
}

/** Creates the record, taking over that of a dead owner, which is returned. */
async function takeRecord(file: string, record: InstanceRecord): Promise<InstanceRecord | null> {
  const draft = `${file}.${process.pid}`
  let predecessor: InstanceRecord | null = null

  for (;;) {
    writeFileSync(draft, JSON.stringify({ ...record, children: predecessor?.children ?? [] }), { mode: 0o600 })
    try {
      linkSync(draft, file)
      return predecessor
    } catch (error) {
      if (!isErrno(error, 'EEXIST')) throw error
    } finally {
      rmSync(draft, { force: true })
    }

    const holder = readRecord(file)
    if (holder && isSameProcessAlive(holder.owner)) await stopAbandonedOwner(holder)
    predecessor = (await removeStaleRecord(file, holder)) ?? predecessor
  }
}

/** An owner whose npm was killed is told to stop; one that is held by a living terminal keeps the folder. */
async function stopAbandonedOwner(holder: InstanceRecord): Promise<void> {
  const isAbandoned = !holder.launchers.every(isSameProcessAlive)
  if (!isAbandoned) {
    const where = holder.appUrl ? ` at ${holder.appUrl}` : ''
    throw new CommandError(
      `Handoff is already running in this folder${where} (process ${holder.owner.pid}). ` +
        `Use it there, stop it with Ctrl-C or "kill ${holder.owner.pid}", or give this one its own HANDOFF_DATA_DIR.`,
    )
  }

  signalOrExplain(holder.owner.pid, 'SIGTERM', 'start')
  if (await waitUntilGone(holder.owner, ownerStopMs)) return
  signalOrExplain(holder.owner.pid, 'SIGKILL', 'start')
  await waitUntilGone(holder.owner, orphanStopMs)
}

/** Of two starts that find the same stale record only one gets to rename it; the other meets the winner's new one. */
async function removeStaleRecord(file: string, stale: InstanceRecord | null): Promise<InstanceRecord | null> {
  const aside = `${file}.stale.${process.pid}`
  try {
    renameSync(file, aside)
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return null
    throw error
  }

  const moved = readRecord(aside)
  if (moved && moved.owner.startedAt !== stale?.owner.startedAt && isSameProcessAlive(moved.owner)) {
    renameSync(aside, file)
    return null
  }
  rmSync(aside, { force: true })

  return moved
}

function readRecord(file: string): InstanceRecord | null {
  try {
    return recordSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}

async function stopOrphans(record: InstanceRecord): Promise<string[]> {
  const stopped = await Promise.all(
    record.children.map(async ({ name, process: leader }) => {
      const members = findOrphans(leader)
      for (const member of members) signalOrExplain(member.pid, 'SIGTERM', name)
      const gone = await Promise.all(members.map((member) => waitUntilGone(member, orphanStopMs)))
      for (const member of members) if (isSameProcessAlive(member)) signalOrExplain(member.pid, 'SIGKILL', name)
      if (gone.includes(false)) await Promise.all(members.map((member) => waitUntilGone(member, orphanStopMs)))

      return members.length > 0 ? [name] : []
    }),
  )

  return stopped.flat()
}

/**
 * The recorded process and what it left in its process group. While a group has members its number is not given
 * to a new process, so a leader of another start time means that the old group is gone.
 */
function findOrphans(leader: ProcessIdentity): ProcessIdentity[] {
  const present = identifyProcess(leader.pid)
  if (present && present.startedAt !== leader.startedAt) return []

  return listProcessGroup(leader.pid)
}

function signalOrExplain(pid: number, signal: NodeJS.Signals, name: string): void {
  try {
    sendSignal(pid, signal)
  } catch (error) {
    if (!isErrno(error, 'EPERM')) throw error
    throw new CommandError(`The ${name} of an earlier start still runs as another user (process ${pid}). Stop it with: sudo kill ${pid}`)
  }
}
