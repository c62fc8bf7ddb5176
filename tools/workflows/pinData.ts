import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { autoGrabEvents } from '../../nodes/AutoGrab/events';
import { paveEvents } from '../../nodes/Pave/events';
import { splitDamages } from '../../nodes/Pave/trigger/damages';
import { type EventCatalogue, findEvent, presentEvent } from '../../nodes/shared/events';
import type { ExampleNode, ExampleWorkflow } from './nodes';
import { EXAMPLE, pinnedAnswers } from './pinnedAnswers';

type Items = Array<{ json: IDataObject }>;

/** When the schedules and forms of the sample data were. */
const THEN = '2026-01-05T09:00:00.000+00:00';

/**
 * The workflow with sample data pinned to each trigger, and to each node whose call would be billed or could not be
 * taken back: "Execute workflow" then needs no account and reaches no vendor. n8n ignores it in published workflows.
 */
export async function withPinData(file: string, workflow: ExampleWorkflow) {
	const pinData: Record<string, Items> = {};
	for (const node of workflow.nodes) {
		const items = (await triggerItems(node)) ?? pinnedAnswers[file]?.[node.name];
		if (items !== undefined) pinData[node.name] = items;
	}
	return { ...workflow, pinData };
}

/** What a trigger gives for its first event; undefined for any other node. */
async function triggerItems({ type, parameters }: ExampleNode): Promise<Items | undefined> {
	switch (type) {
		case 'n8n-nodes-pave-autograb.paveTrigger':
			return await eventItems(paveEvents, parameters as IDataObject);
		case 'n8n-nodes-pave-autograb.autoGrabTrigger':
			return await eventItems(autoGrabEvents, parameters as IDataObject);
		case 'n8n-nodes-base.formTrigger':
			return [{ json: formAnswers(parameters) }];
		case '@n8n/n8n-nodes-langchain.chatTrigger':
			return [{ json: { sessionId: 'example', action: 'sendMessage', chatInput: EXAMPLE } }];
		case 'n8n-nodes-base.scheduleTrigger':
			return [{ json: { timestamp: THEN } }];
		case 'n8n-nodes-base.manualTrigger':
			return [{ json: {} }];
		case 'n8n-nodes-base.errorTrigger':
			return [{ json: failure }];
		default:
			return undefined;
	}
}

async function eventItems(catalogue: EventCatalogue, parameters: IDataObject): Promise<Items> {
	const [event] = parameters.events as string[];
	const definition = findEvent(catalogue, { event });
	if (definition === undefined) throw new Error(`There is no event "${event}"`);
	const body = structuredClone(definition.sample);
	const simplify = parameters.simplify === true;
	const { json } = await presentEvent(catalogue, body, { simplify });
	const context = { getNodeParameter: (name: string) => parameters[name] };
	return splitDamages(context as unknown as IExecuteFunctions, body, { json }).map((item) => ({
		json: item.json,
	}));
}

/** Answers to a form that no vendor takes for real ones. */
function formAnswers({ formFields }: ExampleNode['parameters']): IDataObject {
	const { values } = formFields as { values: Array<{ fieldLabel: string; fieldType?: string }> };
	const asked = values.filter(({ fieldType }) => fieldType !== 'file');
	return {
		...Object.fromEntries(asked.map(({ fieldLabel }) => [fieldLabel, EXAMPLE])),
		submittedAt: THEN,
		formMode: 'test',
	};
}

const failure: IDataObject = {
	execution: {
		id: '231',
		url: 'https://n8n.example.com/workflow/1/executions/231',
		error: { message: 'The CRM did not take the record' },
		lastNodeExecuted: 'CRM',
		mode: 'webhook',
	},
	workflow: { id: '1', name: 'PAVE: finished inspection → Salesforce' },
};
