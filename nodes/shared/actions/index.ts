export { concurrencyOption } from './concurrency';
export { forOperation } from './forOperation';
export { readJsonObject } from './jsonObject';
export { runOperations } from './runOperations';
export { Items } from './types';
export type {
	BatchOperation,
	ForEachOperation,
	ItemOperation,
	Operation,
	OperationOutput,
	Operations,
} from './types';
export { readPhone, readPlate, readText, readUrl, readVin } from './values';
