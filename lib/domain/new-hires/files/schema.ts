import { z } from 'zod'
import { fileFetchings, sourceFileKinds, sourceFileStates } from './terms.ts'

export const sourceFileKindSchema = z.enum(sourceFileKinds)

export const sourceFileStateSchema = z.enum(sourceFileStates)

export const fileFetchingSchema = z.enum(fileFetchings)
