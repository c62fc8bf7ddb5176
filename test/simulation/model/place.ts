import type { IDataObject, INode, WorkflowActivateMode, WorkflowExecuteMode } from 'n8n-workflow';
import type { Process } from './process';

/** What a context knows about where it is. */
export interface Place {
	process: Process;
	node: INode;
	workflow: { id: string; name: string; active: boolean };
	executionId?: string;
	/** The workflow's static data; n8n decides whether and when it is saved. */
	staticData: IDataObject;
	mode: WorkflowExecuteMode;
	activation?: WorkflowActivateMode;
	webhookUrls: { production: string; test: string };
	isTest: boolean;
}
