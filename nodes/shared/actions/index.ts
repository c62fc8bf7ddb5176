export { concurrencyOption } from './concurrency';
export { forOperation } from './forOperation';
export { runOf } from './nodeRun';
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
export { fieldValue, isOn, readJsonObject, readUrl, requireField, requireText } from './values';
