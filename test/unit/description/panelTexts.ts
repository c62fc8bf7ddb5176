import type {
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	INodeTypeDescription,
} from 'n8n-workflow';

import { AutoGrabApi } from '../../../credentials/AutoGrabApi.credentials';
import { PaveApi } from '../../../credentials/PaveApi.credentials';
import { AutoGrab } from '../../../nodes/AutoGrab/AutoGrab.node';
import { AutoGrabTrigger } from '../../../nodes/AutoGrab/AutoGrabTrigger.node';
import { Pave } from '../../../nodes/Pave/Pave.node';
import { PaveTrigger } from '../../../nodes/Pave/PaveTrigger.node';

type Choice = Required<INodeProperties>['options'][number];

export interface Text {
	where: string;
	property?: INodeProperties;
	choice?: INodePropertyOptions;
}

/** The descriptions of the four nodes. */
export const nodes = [new PaveTrigger(), new Pave(), new AutoGrabTrigger(), new AutoGrab()].map(
	({ description }): INodeTypeDescription => description,
);
const sources: Array<[string, INodeProperties[]]> = [
	...nodes.map(({ displayName, properties }): [string, INodeProperties[]] => [
		displayName,
		properties,
	]),
	['PAVE API', new PaveApi().properties],
	['AutoGrab API', new AutoGrabApi().properties],
];
/** Every field of nodes and credentials, and every choice, with its place. */
export const texts = sources.flatMap(([name, properties]) => [...textsOf(properties, name)]);
export const properties = texts.flatMap(({ where, property }) =>
	property ? [{ where, property }] : [],
);
export const descriptions = texts.flatMap(({ where, property, choice }) => {
	const { description } = property ?? choice ?? {};
	return description ? [{ where, description }] : [];
});

function* textsOf(properties: INodeProperties[], path: string): Generator<Text> {
	for (const property of properties) {
		const where = `${path} > ${property.displayName.slice(0, 60)}`;
		yield { where, property };
		for (const choice of property.options ?? []) {
			if (isGroup(choice)) yield* textsOf(choice.values, where);
			else if (isProperty(choice)) yield* textsOf([choice], where);
			else yield { where: `${where} > ${choice.name}`, choice };
		}
	}
}

function isGroup(choice: Choice): choice is INodePropertyCollection {
	return 'values' in choice;
}

function isProperty(choice: Choice): choice is INodeProperties {
	return 'type' in choice;
}
