import { describe, expect, it, vi } from 'vitest'
import { listShellCommands, type ShellCommandsInput } from '#components/shell/list-shell-commands.ts'
import { companyNavigation, mainNavigation } from '#components/shell/navigation.ts'

const saltmarsh = { slug: 'saltmarsh-robotics', name: 'Saltmarsh Robotics' }

function makeInput(overrides: Partial<ShellCommandsInput> = {}): ShellCommandsInput {
  const acts = { onSignOut: vi.fn(), onThemeChosen: vi.fn(), onGo: vi.fn(), onOpenMenu: vi.fn(), onOpenSheet: vi.fn() }

  return { organization: saltmarsh, organizations: [saltmarsh], hiddenPlaces: [], theme: 'light', ...acts, ...overrides }
}

const find = (input: ShellCommandsInput, id: string) => listShellCommands(input).find((command) => command.id === id)
const idsOf = (input: ShellCommandsInput, group: string) =>
  listShellCommands(input)
    .filter((command) => command.group === group)
    .map(({ id }) => id)

describe('the commands of every page', () => {
  it('lead to every place of the sidebar, to the notifications, to the profile and to the words of errors', () => {
    const input = makeInput()
    const places = [...mainNavigation, ...companyNavigation].map(({ id }) => `go.${id}`)

    expect(idsOf(input, 'Go to')).toEqual([...places, 'go.my-notifications', 'go.profile', 'go.errors'])
    find(input, 'go.settings')?.run()
    expect(input.onGo).toHaveBeenCalledWith('/saltmarsh-robotics/company/settings')
  })

  it('leave out the places that the member may not open', () => {
    const ids = idsOf(makeInput({ hiddenPlaces: ['events', 'integrations'] }), 'Go to')

    expect(ids).toContain('go.offers')
    expect(ids).not.toContain('go.events')
    expect(ids).not.toContain('go.integrations')
  })

  it('switch to the other organizations only', () => {
    const northwind = { slug: 'northwind', name: 'Northwind' }
    const input = makeInput({ organizations: [saltmarsh, northwind] })

    expect(idsOf(input, 'Switch organization')).toEqual(['switch.northwind'])
    find(input, 'switch.northwind')?.run()
    expect(input.onGo).toHaveBeenCalledWith('/northwind')
  })

  it('offer no theme that is on already', () => {
    const input = makeInput({ theme: 'dark' })

    expect(find(input, 'theme.dark')?.isEnabled).toBe(false)
    find(input, 'theme.light')?.run()
    expect(input.onThemeChosen).toHaveBeenCalledWith('light')
  })

  it('have ids and keys of their own', () => {
    const commands = listShellCommands(makeInput())
    const keys = commands.flatMap((command) => command.keys ?? [])

    expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length)
    expect(new Set(keys).size).toBe(keys.length)
  })
})
