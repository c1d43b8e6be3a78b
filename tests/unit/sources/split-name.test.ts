import { describe, expect, it } from 'vitest'
import { splitName } from '#lib/sources/split-name.ts'

type Expected = [first: string | null, middle: string | null, last: string | null]

describe('a name in one string', () => {
  it.each<[string, ...Expected]>([
    ['Mary Watson', 'Mary', null, 'Watson'],
    ['Mary Jane Ann Watson', 'Mary', 'Jane Ann', 'Watson'],
    // One word
    ['Suharto', 'Suharto', null, null],
    ['Björk', 'Björk', null, null],
    ['al-Khatib', 'al-Khatib', null, null],
    ['', null, null, null],
    ['   ', null, null, null],
    [',', null, null, null],
    // Particles
    ['Ludwig van der Heijden', 'Ludwig', null, 'van der Heijden'],
    ['Ludwig Van Der Heijden', 'Ludwig', null, 'Van Der Heijden'],
    ['Johann Wolfgang von Goethe', 'Johann', 'Wolfgang', 'von Goethe'],
    ['Juan de la Cruz', 'Juan', null, 'de la Cruz'],
    ['Jean-Baptiste de La Rochefoucauld', 'Jean-Baptiste', null, 'de La Rochefoucauld'],
    ['Ana Beatriz de Souza Lima', 'Ana', 'Beatriz', 'de Souza Lima'],
    ['João dos Santos', 'João', null, 'dos Santos'],
    ['Maria da Silva', 'Maria', null, 'da Silva'],
    ['Khalid bin Salman Al Saud', 'Khalid', null, 'bin Salman Al Saud'],
    ['Wanjiru wa Kamau', 'Wanjiru', null, 'wa Kamau'],
    ['Aoife Ní Dhomhnaill', 'Aoife', null, 'Ní Dhomhnaill'],
    ['Zoë Ó Briain', 'Zoë', null, 'Ó Briain'],
    ["Siobhán O'Connor", 'Siobhán', null, "O'Connor"],
    ["Siobhán O' Connor", 'Siobhán', null, "O' Connor"],
    ['Ronald Mc Donald', 'Ronald', null, 'Mc Donald'],
    ['Ronald McDonald', 'Ronald', null, 'McDonald'],
    ['محمد بن سلمان الخطيب', 'محمد', null, 'بن سلمان الخطيب'],
    // What looks like a particle and is a name
    ['Van Morrison', 'Van', null, 'Morrison'],
    ['Ben Smith', 'Ben', null, 'Smith'],
    ['Minh Do', 'Minh', null, 'Do'],
    ['John Ben Smith', 'John', 'Ben', 'Smith'],
    ['van der Heijden', null, null, 'van der Heijden'],
    // Spanish surnames: joined by "y" they belong together, else the last word is the last name
    ['José María Fernández-Núñez y Álvarez de Toledo', 'José', 'María', 'Fernández-Núñez y Álvarez de Toledo'],
    ['José Ortega y Gasset', 'José', null, 'Ortega y Gasset'],
    ['Gabriel García Márquez', 'Gabriel', 'García', 'Márquez'],
    // Suffixes and titles
    ['Martin Luther King Jr.', 'Martin', 'Luther', 'King Jr.'],
    ['Martin Luther King, Jr.', 'Martin', 'Luther', 'King Jr.'],
    ['Thurston Howell III', 'Thurston', null, 'Howell III'],
    ['Howell, Thurston, III', 'Thurston', null, 'Howell III'],
    ['Dr. Grace Mbeki', 'Grace', null, 'Mbeki'],
    ['Prof. Dr. Grace Mbeki, PhD', 'Grace', null, 'Mbeki'],
    ['Grace Mbeki MD', 'Grace', null, 'Mbeki'],
    ['Dr.', 'Dr.', null, null],
    // "Last, First"
    ['Watson, Mary', 'Mary', null, 'Watson'],
    ['Watson, Mary Jane', 'Mary', 'Jane', 'Watson'],
    ['García Márquez, Gabriel', 'Gabriel', null, 'García Márquez'],
    ['van der Heijden, Ludwig', 'Ludwig', null, 'van der Heijden'],
    ['Heijden, Ludwig van der', 'Ludwig', null, 'van der Heijden'],
    ['Watson,', 'Watson', null, null],
    [', Mary', 'Mary', null, null],
    // Spaces and marks that nobody sees
    ['  Mary   Jane\tWatson\n', 'Mary', 'Jane', 'Watson'],
    ['\u202EMary\u202C \u200FWatson\u200F', 'Mary', null, 'Watson'],
    ['Mary\u0000 Watson', 'Mary', null, 'Watson'],
    // Scripts that begin with the last name
    ['山田 花子', '花子', null, '山田'],
    ['山田花子', '山田花子', null, null],
    ['김민준', '김민준', null, null],
    ['김 민준', '민준', null, '김'],
    ['山田　花子', '花子', null, '山田'],
    ['ジョン・スミス', 'ジョン', null, 'スミス'],
    ['ジョン スミス', 'ジョン', null, 'スミス'],
    // Others
    ['Ольга Сергеевна Мельник', 'Ольга', 'Сергеевна', 'Мельник'],
    ['שירה כהן־לוי', 'שירה', null, 'כהן־לוי'],
    ['فاطمه رضایی', 'فاطمه', null, 'رضایی'],
    ['Chukwuemeka Okonkwo-Fashola', 'Chukwuemeka', null, 'Okonkwo-Fashola'],
    ['Nguyễn Thị Minh Khai', 'Nguyễn', 'Thị Minh', 'Khai'],
  ])('%j', (name, first, middle, last) => {
    expect(splitName(name)).toEqual({ first, middle, last })
  })

  it('loses no word, and is done at once with a name that never ends', () => {
    const name = Array.from({ length: 20_000 }, (_, index) => `Name${index}`).join(' ')
    const { first, middle, last } = splitName(name)
    expect([first, middle, last].join(' ')).toBe(name)
    expect(splitName(', '.repeat(20_000))).toEqual({ first: null, middle: null, last: null })
    expect(splitName('van '.repeat(20_000))).toMatchObject({ first: null })
    expect(splitName(`Heijden, ${'van '.repeat(20_000)}`)).toMatchObject({ first: 'van' })
    expect(splitName(`${'Dr. '.repeat(20_000)}Mbeki`)).toMatchObject({ first: 'Mbeki' })
  })
})
