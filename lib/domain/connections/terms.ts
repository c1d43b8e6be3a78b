/** Which Ashby an account is of: the real one, or the sandbox. */
export const environments = ['Ashby', 'Sandbox'] as const
export type Environment = (typeof environments)[number]
