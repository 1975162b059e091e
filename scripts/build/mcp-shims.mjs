/**
 * What the library of the protocol takes from its host. Its own choice brings a validator of JSON Schemas for questions that a server asks
 * of a user; this server asks none.
 */
export { default as process } from 'node:process';

export class DefaultJsonSchemaValidator {
  getValidator() {
    throw new Error('no answer of a client is asked for');
  }
}
