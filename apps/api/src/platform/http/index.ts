export { AppError, fieldError } from './app-error';
export { decodeCursor, encodeCursor } from './cursor';
export { validationProblem } from './field-errors';
export { preferredLanguage } from './language';
export { ListQueryDto } from './list-query.dto';
export { ProblemFilter } from './problem.filter';
export { requestIdOf } from './request-id';
export { cleanText, TextField, TextListField } from './text-field.decorator';
