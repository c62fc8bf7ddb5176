import './environment';

import { Container } from './container';
import { ExternalSecretsProxy } from 'n8n-core';
import {
	UnexpectedError,
	type ICredentialsHelper,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

/** Where this n8n is reached; none of them ends in a slash. */
export interface BaseUrls {
	webhookBaseUrl: string;
	webhookTestBaseUrl: string;
	webhookWaitingBaseUrl: string;
	instanceBaseUrl: string;
}

/** What n8n's execution engine hands to every context, less what only n8n's server can do. */
export function additionalDataFor(
	credentialsHelper: ICredentialsHelper,
	urls: BaseUrls,
	executionId: string,
): IWorkflowExecuteAdditionalData {
	return {
		credentialsHelper,
		...urls,
		restApiUrl: `${urls.instanceBaseUrl}/rest`,
		formBaseUrl: `${urls.instanceBaseUrl}/form`,
		formWaitingBaseUrl: `${urls.instanceBaseUrl}/form-waiting`,
		formTestBaseUrl: `${urls.instanceBaseUrl}/form-test`,
		mcpBaseUrl: `${urls.instanceBaseUrl}/mcp`,
		mcpTestBaseUrl: `${urls.instanceBaseUrl}/mcp-test`,
		executionId,
		currentNodeExecutionIndex: 0,
		variables: {},
		externalSecretsProxy: Container.get(ExternalSecretsProxy),
		executeWorkflow: async () => notHere('A sub-workflow'),
		getRunExecutionData: async () => notHere('Stored execution data'),
		getRuntimeCredential: async () => notHere('A runtime credential'),
		logAiEvent: () => undefined,
		startRunnerTask: async () => notHere('A task runner'),
	};
}

function notHere(what: string): never {
	throw new UnexpectedError(`${what} is not part of this harness`);
}
