import { handleApiRequest } from '#app/api/v1/handle-request.ts'

export { handleApiRequest as DELETE, handleApiRequest as GET, handleApiRequest as PATCH, handleApiRequest as POST, handleApiRequest as PUT }
