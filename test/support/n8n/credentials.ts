import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import './environment';

import { Credentials } from 'n8n-core';
import {
	ICredentialsHelper,
	NodeHelpers,
	UnexpectedError,
	deepCopy,
	isExpression,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentialsDetails,
	type INodeParameters,
	type INodeProperties,
	type IRequestOptionsSimplified,
	type IWorkflowExecuteAdditionalData,
	type Workflow,
} from 'n8n-workflow';

const load = createRequire(__filename);

/** The package's own credential classes, found in `credentials/`, by type name. */
export function packageCredentialTypes(): ICredentialType[] {
	const folder = join(__dirname, '../../../credentials');
	return readdirSync(folder)
		.filter((file) => file.endsWith('.credentials.ts'))
		.map((file) => {
			const exported = load(join(folder, file)) as Record<string, new () => ICredentialType>;
			return new exported[file.replace('.credentials.ts', '')]();
		});
}

/** Decrypted data by credential type; tests may change or delete entries while running. */
export type CredentialStore = Record<string, ICredentialDataDecryptedObject>;

/**
 * Stands in for n8n's credential database only. What happens to the data – defaults filled in,
 * the credential class's own `authenticate` applied to every request – is what n8n's own
 * CredentialsHelper does.
 */
export class StoredCredentials extends ICredentialsHelper {
	/** How often a node has asked for a decrypted credential. */
	reads = 0;

	private readonly types: Map<string, ICredentialType>;

	constructor(
		private readonly store: CredentialStore,
		types: ICredentialType[],
	) {
		super();
		this.types = new Map(types.map((type) => [type.name, type]));
	}

	getParentTypes(name: string): string[] {
		const parents = this.type(name).extends ?? [];
		return parents.flatMap((parent) => [parent, ...this.getParentTypes(parent)]);
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		requestOptions: IHttpRequestOptions | IRequestOptionsSimplified,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		const options = requestOptions as IHttpRequestOptions;
		const { authenticate } = this.type(typeName);
		if (typeof authenticate === 'function') return await authenticate(credentials, options);
		if (authenticate === undefined) return options;
		if (!workflow || !node) {
			throw new UnexpectedError('Declarative authentication needs a workflow and a node');
		}
		const resolve = (text: string): string =>
			isExpression(text)
				? String(
						workflow.expression.getSimpleParameterValue(
							node,
							text,
							'internal',
							{ $credentials: credentials },
							undefined,
							'',
						) ?? '',
					)
				: text;
		const target = options as unknown as Record<string, Record<string, string> | undefined>;
		for (const [part, values] of Object.entries(authenticate.properties)) {
			for (const [key, value] of Object.entries(values as Record<string, string>)) {
				(target[part] ??= {})[resolve(key)] = resolve(value);
			}
		}
		return options;
	}

	async preAuthentication(): Promise<undefined> {
		return undefined;
	}

	async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	async getCredentials(details: INodeCredentialsDetails, type: string): Promise<Credentials> {
		const credentials = new Credentials({ id: details.id, name: details.name }, type);
		await credentials.setData(this.stored(details, type));
		return credentials;
	}

	async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		details: INodeCredentialsDetails,
		type: string,
	): Promise<ICredentialDataDecryptedObject> {
		this.reads++;
		const withDefaults = NodeHelpers.getNodeParameters(
			this.getCredentialsProperties(type),
			deepCopy(this.stored(details, type)) as INodeParameters,
			true,
			false,
			null,
			null,
		);
		return withDefaults as ICredentialDataDecryptedObject;
	}

	async updateCredentials(
		_details: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.store[type] = data;
	}

	async updateCredentialsOauthTokenData(): Promise<void> {
		throw new UnexpectedError('OAuth credentials are not part of this harness');
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		return this.type(type).properties;
	}

	private type(name: string): ICredentialType {
		const type = this.types.get(name);
		if (!type) throw new UnexpectedError(`Unknown credential type "${name}"`);
		return type;
	}

	private stored(details: INodeCredentialsDetails, type: string): ICredentialDataDecryptedObject {
		const data = this.store[type];
		// n8n's words when the row is gone.
		if (!data) {
			throw new UnexpectedError(
				`Credential with ID "${String(details.id)}" does not exist for type "${type}".`,
			);
		}
		return data;
	}
}
