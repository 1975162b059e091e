// The same specs in Langium. Its default scope lookup is quadratic; a map makes the comparison fair ("tuned").
import { AstUtils, DefaultScopeProvider, DocumentCache, EmptyFileSystem, MapScope, URI } from 'langium';
import { createServicesForGrammar } from 'langium/grammar';

const GRAMMAR = String.raw`grammar Spec
entry File: items+=Item*;
Item: AsOf | Decl;
AsOf: 'as-of' date=DATE;
Decl: kind=('input' | 'product') name=ID (label=STRING)? '{' props+=Prop* '}';
Prop: Word | Text | Eccn | Value | Use | Making | Destination;
Word: key=('type' | 'origin') value=ID;
Text: key=('supplier' | 'part-number') value=STRING;
Eccn: 'eccn' code=(ECCN | ID);
Value: 'value' amount=NUM currency=ID;
Use: 'incorporates' quantity=NUM? part=[Decl:ID];
Making: 'plant'? 'direct-product-of' none='none';
Destination: 'destination' countries+=ID (',' countries+=ID)*;
hidden terminal WS: /[ \t\r\n]+/;
hidden terminal COMMENT: /\/\/[^\n]*/;
terminal DATE: /[0-9]{4}-[0-9]{2}-[0-9]{2}/;
terminal ECCN: /[0-9][A-E][0-9]{3}(\.[A-Za-z0-9]+)*/;
terminal NUM: /[0-9][0-9_]*(\.[0-9]+)?/;
terminal ID: /[A-Za-z][A-Za-z0-9_]*(-[A-Za-z0-9_]+)*/;
terminal STRING: /"[^"\n]*"/;
`;

class MappedScope extends DefaultScopeProvider {
  constructor(services) {
    super(services);
    this.cache = new DocumentCache(services.shared);
  }
  getScope(context) {
    const document = AstUtils.getDocument(context.container);
    return this.cache.get(
      document.uri,
      'all',
      () => new MapScope(document.localSymbols.getStream(document.parseResult.value), this.getGlobalScope('Decl', context)),
    );
  }
}

export async function langium() {
  const services = await createServicesForGrammar({
    grammar: GRAMMAR,
    parserConfig: { skipValidations: true, recoveryEnabled: true },
    languageMetaData: { caseInsensitive: false, fileExtensions: ['.spec'], languageId: 'spec', mode: 'production' },
    module: { references: { ScopeProvider: (s) => new MappedScope(s) } },
    ...EmptyFileSystem,
  });
  const { LangiumDocumentFactory: factory, DocumentBuilder: builder, LangiumDocuments: documents } = services.shared.workspace;
  let n = 0;
  return {
    parse: (text) => services.parser.LangiumParser.parse(text),
    async link(text) {
      const document = factory.fromString(text, URI.parse(`memory:/${n++}.spec`));
      documents.addDocument(document);
      await builder.build([document], { validation: true });
      const errors = document.parseResult.parserErrors.length + (document.diagnostics?.length ?? 0);
      await builder.update([], [document.uri]);
      if (errors > 0) throw new Error(`Langium found ${errors} errors: the grammars are not equivalent`);
    },
  };
}
