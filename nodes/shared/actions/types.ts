import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

/**
 * How an action node is put together.
 *
 * - An **operation** is one file that exports `execute(ctx, itemIndex)`, which does the work for one input
 *   item and returns plain data. It throws to fail; it never catches to "continue on fail", loops over
 *   items or sets `pairedItem`: {@link runOperations} does that once for all.
 * - An operation that must see all items at once exports `executeAll(ctx)` instead of `execute`.
 * - A **resource** is a folder whose `index.ts` exports `description` (the operation selector, then the
 *   fields, limited to their operations with {@link forOperation}) and `operations`: by the value saved in
 *   workflows, how to fetch the operation's file, `create: async () => await import('./create')`. n8n
 *   loads every node at every start, so a start costs the descriptions only; the work, with the HTTP code
 *   behind it, is fetched when it first runs. For the same reason a resource's `index.ts` imports nothing
 *   that does work, and takes what it needs from `shared/actions` by file, not through its index.
 * - A node has one map of its resources; its `execute` fetches and calls `runOperations(this, resources)`.
 */
export interface ItemOperation {
	execute(ctx: IExecuteFunctions, itemIndex: number): Promise<OperationOutput>;
}

export interface BatchOperation {
	/** Returns items that name their `pairedItem`; one that names none counts as made from all. */
	executeAll(ctx: IExecuteFunctions): Promise<INodeExecutionData[]>;
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

export interface Resource {
	/** An operation, or how to fetch it. */
	operations: Record<string, Operation | (() => Promise<Operation>)>;
	description: INodeProperties[];
}

export type ResourceMap = Record<string, Resource>;

/** The operations' names of one resource, as a type. */
export type OperationOf<
	Map extends ResourceMap,
	Name extends keyof Map,
> = keyof Map[Name]['operations'] & string;

/** Something for every operation of every resource: leaving one out does not compile. */
export type ForEachOperation<Map extends ResourceMap, Value> = {
	[Name in keyof Map]: Record<OperationOf<Map, Name>, Value>;
};
