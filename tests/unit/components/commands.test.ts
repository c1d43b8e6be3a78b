import { describe, expect, it, vi } from 'vitest'
import { formatKeys, isSingleKey, type KeyPress, readKeySpec } from '#components/patterns/command-keys.ts'
import { type Command, createKeyHandler, groupCommands, type Obstacle, resolveCommands } from '#components/patterns/command-registry.ts'
import { searchCommands } from '#components/patterns/search-commands.ts'

function makeCommand(overrides: Partial<Command> = {}): Command {
  return { id: 'offer.edit', label: 'Edit field', group: 'This offer', run: () => {}, ...overrides }
}

function makePress(key: string, overrides: Partial<KeyPress> = {}): KeyPress {
  const modifiers = { metaKey: false, ctrlKey: false, altKey: false, shiftKey: false }
  const state = {
    code: '',
    repeat: false,
    isComposing: false,
    defaultPrevented: false,
    timeStamp: 0,
    target: null,
    preventDefault: vi.fn(),
  }

  return { key, ...modifiers, ...state, ...overrides }
}

function makeKeyboard(commands: Command[], surroundings: { obstacle?: Obstacle; areSingleKeysOn?: boolean } = {}) {
  const { obstacle = null, areSingleKeysOn = true } = surroundings
  const handle = createKeyHandler({
    commands: () => resolveCommands([{ order: 1, commands }]),
    areSingleKeysOn,
    findObstacle: () => obstacle,
  })

  return (key: string, overrides?: Partial<KeyPress>) => handle(makePress(key, overrides))
}

describe('the registry of commands', () => {
  it('lists the innermost owner first, whatever the order of registration, and keeps the order of each', () => {
    const page = { order: 2, commands: [makeCommand({ id: 'next' }), makeCommand({ id: 'previous' })] }
    const shell = { order: 1, commands: [makeCommand({ id: 'go' })] }
    const record = { order: 3, commands: [makeCommand({ id: 'edit' })] }

    expect(resolveCommands([page, shell, record]).map(({ id }) => id)).toEqual(['edit', 'next', 'previous', 'go'])
  })

  it('lists a command once, as its innermost owner has it', () => {
    const outer = { order: 1, commands: [makeCommand({ label: 'Outer' })] }
    const inner = { order: 2, commands: [makeCommand({ label: 'Inner' })] }

    expect(resolveCommands([outer, inner]).map(({ label }) => label)).toEqual(['Inner'])
  })

  it('gives a key to one command only; the other one stays without it', () => {
    const page = { order: 1, commands: [makeCommand({ id: 'open', keys: ['Enter', 'o'] }), makeCommand({ id: 'all', keys: 'e' })] }
    const record = { order: 2, commands: [makeCommand({ id: 'save', keys: 'Enter' }), makeCommand({ id: 'edit', keys: ['e'] })] }
    const keysOf = Object.fromEntries(resolveCommands([page, record]).map(({ id, keys }) => [id, keys]))

    expect(keysOf).toEqual({ save: ['Enter'], edit: ['e'], open: ['o'], all: [] })
  })

  it('groups under headings in the order in which they come up', () => {
    const commands = [
      makeCommand({ id: 'a', group: 'Offers' }),
      makeCommand({ id: 'b', group: 'Go to' }),
      makeCommand({ id: 'c', group: 'Offers' }),
    ]

    expect(groupCommands(commands).map(({ heading, items }) => [heading, items.map(({ id }) => id)])).toEqual([
      ['Offers', ['a', 'c']],
      ['Go to', ['b']],
    ])
  })
})

describe('keys', () => {
  it('run their command, one key after the other included, and are taken from the browser', () => {
    const run = vi.fn()
    const goHome = vi.fn()
    const preventDefault = vi.fn()
    const press = makeKeyboard([makeCommand({ keys: ['j', 'ArrowDown'], run }), makeCommand({ id: 'home', keys: 'g h', run: goHome })])

    press('J', { preventDefault })
    press('ArrowDown', { preventDefault })
    press('g', { timeStamp: 0 })
    press('h', { timeStamp: 900 })
    expect(run).toHaveBeenCalledTimes(2)
    expect(preventDefault).toHaveBeenCalledTimes(2)
    expect(goHome).toHaveBeenCalledTimes(1)

    press('g', { timeStamp: 2000 })
    press('h', { timeStamp: 3100 })
    expect(goHome).toHaveBeenCalledTimes(1)
  })

  it('are dead while somebody writes, but for those with Command or Control', () => {
    const edit = vi.fn()
    const openMenu = vi.fn()
    const press = makeKeyboard(
      [makeCommand({ keys: ['e', 'Escape'], run: edit }), makeCommand({ id: 'menu', keys: 'mod+k', run: openMenu })],
      {
        obstacle: 'text',
      },
    )

    press('e')
    press('Escape')
    press('k', { metaKey: true })
    press('K', { ctrlKey: true })
    expect(edit).not.toHaveBeenCalled()
    expect(openMenu).toHaveBeenCalledTimes(2)
  })

  it('are dead in dialogs, and in open menus but for what is always on', () => {
    const openMenu = vi.fn()
    const edit = vi.fn()
    const commands = [
      makeCommand({ keys: ['e', 'mod+e'], run: edit }),
      makeCommand({ id: 'menu', keys: 'mod+k', isAlwaysOn: true, run: openMenu }),
    ]
    const inDialog = makeKeyboard(commands, { obstacle: 'dialog' })
    const inMenu = makeKeyboard(commands, { obstacle: 'menu' })

    for (const press of [inDialog, inMenu]) {
      press('e')
      press('e', { metaKey: true })
    }
    inDialog('k', { metaKey: true })
    expect(openMenu).not.toHaveBeenCalled()
    inMenu('k', { metaKey: true })
    expect(openMenu).toHaveBeenCalledTimes(1)
    expect(edit).not.toHaveBeenCalled()
  })

  it('with single keys off only letters and signs alone are dead', () => {
    const ran: string[] = []
    const keys = ['j', '?', 'g h', 'Escape', 'ArrowDown', 'mod+k']
    const press = makeKeyboard(
      keys.map((key) => makeCommand({ id: key, keys: key, run: () => ran.push(key) })),
      { areSingleKeysOn: false },
    )

    for (const key of ['j', '?', 'g', 'h', 'Escape', 'ArrowDown']) press(key)
    press('k', { ctrlKey: true })
    expect(ran).toEqual(['Escape', 'ArrowDown', 'mod+k'])
    expect(keys.filter(isSingleKey)).toEqual(['j', '?', 'g h'])
  })

  it('of a command that cannot run now do nothing, and no other command gets them', () => {
    const outer = vi.fn()
    const inner = vi.fn()
    const handle = createKeyHandler({
      commands: () =>
        resolveCommands([
          { order: 1, commands: [makeCommand({ id: 'outer', keys: 'e', run: outer })] },
          { order: 2, commands: [makeCommand({ id: 'inner', keys: 'e', isEnabled: false, run: inner })] },
        ]),
      areSingleKeysOn: true,
      findObstacle: () => null,
    })

    handle(makePress('e'))
    expect(outer).not.toHaveBeenCalled()
    expect(inner).not.toHaveBeenCalled()
  })

  it('leave alone what something else has answered, held keys, and letters that are being composed', () => {
    const run = vi.fn()
    const press = makeKeyboard([makeCommand({ keys: 'e', run })])

    press('e', { defaultPrevented: true })
    press('e', { repeat: true })
    press('e', { isComposing: true })
    press('e', { altKey: true })
    expect(run).not.toHaveBeenCalled()
  })

  it('tell letters and arrows with Shift apart where somebody asks for it, and switch off with the single keys', () => {
    const plain = vi.fn()
    const shifted = vi.fn()
    const commands = [
      makeCommand({ id: 'next', keys: ['j', 'ArrowDown', '?'], run: plain }),
      makeCommand({ id: 'range', keys: ['shift+j', 'shift+ArrowDown'], run: shifted }),
      makeCommand({ id: 'edit', keys: 'e', run: plain }),
    ]
    const press = makeKeyboard(commands)

    press('J', { shiftKey: true })
    press('ArrowDown', { shiftKey: true })
    expect([shifted.mock.calls.length, plain.mock.calls.length]).toEqual([2, 0])
    for (const key of ['E', '?']) press(key, { shiftKey: true })
    press('J')
    expect([shifted.mock.calls.length, plain.mock.calls.length]).toEqual([2, 3])
    makeKeyboard(commands, { areSingleKeysOn: false })('J', { shiftKey: true })
    expect(shifted).toHaveBeenCalledTimes(2)
    expect([isSingleKey('shift+j'), isSingleKey('shift+ArrowDown')]).toEqual([true, false])
  })

  it('are found by their place on a keyboard of another script, and are named for people', () => {
    expect(readKeySpec(makePress('л', { code: 'KeyK', metaKey: true }))).toBe('mod+k')
    expect(readKeySpec(makePress('é', { code: 'Digit2' }))).toBe('é')
    expect(formatKeys('mod+Enter', true)).toEqual(['⌘', '↵'])
    expect(formatKeys('g o', false)).toEqual(['G', 'O'])
  })
})

describe('searching commands', () => {
  const commands = [
    makeCommand({ id: 'events', label: 'Events of this offer' }),
    makeCommand({ id: 'ashby', label: 'Open candidate in Ashby' }),
    makeCommand({ id: 'offers', label: 'Offers', group: 'Go to' }),
    makeCommand({ id: 'settings', label: 'Settings', group: 'Go to', words: ['Company settings'] }),
    makeCommand({ id: 'acme', label: 'Société Générale', group: 'Switch organization' }),
    makeCommand({ id: 'sign-out', label: 'Sign out', group: 'General', words: ['Log out'] }),
  ]
  const search = (query: string) => searchCommands(commands, query).flatMap(({ items }) => items.map(({ id }) => id))

  it('shows all in their own order while nothing is typed', () => {
    expect(search('  ')).toEqual(commands.map(({ id }) => id))
  })

  it('puts the best group and the best of it first, and what only its heading speaks for last', () => {
    expect(search('off')).toEqual(['offers', 'events', 'ashby'])
  })

  it('takes the heading and other words for it into account, not accents and capitals', () => {
    expect(search('go set')).toEqual(['settings'])
    expect(search('log out')).toEqual(['sign-out'])
    expect(search('SOCIETE')).toEqual(['acme'])
  })

  it('is silent where letters merely happen to occur, and takes one or two only as beginnings of words', () => {
    expect(search('anna')).toEqual([])
    expect(search('en')).toEqual([])
    expect(search('so')).toEqual(['acme', 'sign-out'])
  })
})
