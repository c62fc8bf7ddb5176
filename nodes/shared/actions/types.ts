import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/**
 * How an action node is put together.
 *
 * - An **operation** is one file, `<operation>.operation.ts`, that exports `execute(context, itemIndex)`, which does the work for one
 *   input item and returns plain data. It throws to fail; it never catches to "continue on fail", loops over
 *   items or sets `pairedItem`: {@link runOperations} does that once for all.
 * - An operation that must see all items at once exports `executeAll(context)` instead of `execute`.
 * - A **resource** is a folder. Its `<resource>.resource.ts` exports `description` (the operation selector, then
 *   the fields, limited to their operations with {@link forOperation}).
 * - A vendor's `operations.ts` lists the files of all operations by the values saved in workflows. The node class
 *   imports it when it first runs: n8n loads every node at every start, so a start must cost the descriptions
 *   only. What they may import is listed in `test/gates/start.test.ts`.
 */
export type ItemOperation = Reading | Acting;

/** Reads, or brings about a state that a second call would only confirm: it may be repeated at will. */
export interface Reading {
	execute: Execute;
	effect?: undefined;
	check?: undefined;
	nameDone?: undefined;
}

/** What a call brings about that a second call would bring about again, or could not take back. */
export type Effect = 'texts' | 'bills' | 'creates' | 'deletes';

/**
 * Must not be done twice for one item: {@link runOperations} checks all items before the first call, says in an error
 * what was done, and gives the answer again instead of calling again when n8n repeats the node (Retry On Fail).
 */
export interface Acting {
	effect: Effect;
	execute: Execute;
	/** Throws if the item's values cannot work. It calls nobody. */
	check(context: IExecuteFunctions, itemIndex: number): unknown;
	/** How a person recognises what was done with the item, such as its key. `json` is the output. */
	nameDone?(context: IExecuteFunctions, itemIndex: number, json: IDataObject): string;
}

type Execute = (context: IExecuteFunctions, itemIndex: number) => Promise<OperationOutput>;

export interface BatchOperation {
	/** Returns items that name their `pairedItem`; one that names none counts as made from all. */
	executeAll(context: IExecuteFunctions): Promise<INodeExecutionData[]>;
	/** Then it checks all items before the first call, and does each part with `runOf(context).once`. */
	effect?: Effect;
}

export type Operation = ItemOperation | BatchOperation;

/**
 * One item, several, or none (`[]`). An object is the item's `json`; to add binary data, return
 * {@link items}, which tells "an item" from "data that happens to have a field called json".
 */
export type OperationOutput = IDataObject | IDataObject[] | Items;

/** Complete items, for operations whose output has binary data. */
export class Items {
	constructor(readonly list: INodeExecutionData[]) {}
}

/** All operations of a node, by resource and operation. */
export type Operations = Record<string, Record<string, Operation>>;

/** Something for every operation of every resource: leaving one out does not compile. */
export type ForEachOperation<All extends Operations, Value> = {
	[Resource in keyof All]: Record<keyof All[Resource] & string, Value>;
};
