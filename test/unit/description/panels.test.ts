import { Workflow, type INodeParameters, type INodeType } from 'n8n-workflow';

import { AutoGrab } from '../../../nodes/AutoGrab/AutoGrab.node';
import { getCustomerColumns } from '../../../nodes/AutoGrab/resources/recapture/customerColumns';
import { Pave } from '../../../nodes/Pave/Pave.node';

/** A node as n8n gives it to its expressions: what the panel does not show is dropped. */
function workflowOf(nodeType: INodeType, parameters: INodeParameters): Workflow {
	const node = {
		id: 'n',
		name: 'N',
		type: nodeType.description.name,
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters,
	};
	const nodeTypes = {
		getByName: () => nodeType,
		getByNameAndVersion: () => nodeType,
		getKnownTypes: () => ({}),
	};
	return new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
}

function subtitle(nodeType: INodeType, parameters: INodeParameters): unknown {
	const workflow = workflowOf(nodeType, parameters);
	const expression = String(nodeType.description.subtitle).slice(1);
	return workflow.expression.getSimpleParameterValue(
		workflow.nodes.N,
		`=${expression}`,
		'internal',
		{},
		undefined,
		'',
	);
}

test.each<[INodeType, INodeParameters, string]>([
	[
		new AutoGrab(),
		{ resource: 'valuation', operation: 'lookUpAndPredict' },
		'Value by Plate or VIN: Valuation',
	],
	[new AutoGrab(), { resource: 'lead', operation: 'sendEnquiry' }, 'Send Enquiry: Enquiry'],
	[new Pave(), { resource: 'session', operation: 'getReport' }, 'Get Report: Session'],
	[new Pave(), { resource: 'callback', operation: 'upsert' }, 'Create or Update: Callback'],
])('the canvas shows %# in the words of the dropdowns', (nodeType, parameters, shown) => {
	const text = subtitle(nodeType, parameters);
	expect(text).toEqual(expect.stringContaining(shown));
	expect(text).not.toMatch(/[a-z][A-Z]/);
});

test('plate and VIN stand first among the fields of a customer', () => {
	const [first, second] = getCustomerColumns().fields.map(({ id }) => id);
	expect([first, second]).toEqual(['rego', 'vin']);
});

describe('the phone number of Create', () => {
	const saved = (more: INodeParameters) => {
		const parameters = { resource: 'session', operation: 'create', ...more };
		return workflowOf(new Pave(), parameters).nodes.N.parameters.sms;
	};

	test('is asked for in one place only', () => {
		const sms = { to: '647-555-0143', to_name: 'Alex', by: 'Example Motors' };
		const top = { textLink: true, phone: '647-555-0199', recipientName: 'Sam' };
		expect(saved({ sms, ...top })).toEqual({ by: 'Example Motors' });
	});

	test('stays where a workflow was saved with it, and so does the name', () => {
		const sms = { to: '647-555-0143', to_name: 'Alex', by: 'Example Motors' };
		expect(saved({ sms })).toEqual(sms);
		expect(saved({ sms, operation: 'update' })).toEqual(sms);
		const { to_name, by } = sms;
		expect(saved({ sms, textLink: true, phone: '647-555-0199' })).toEqual({ to_name, by });
	});
});
