using Chartroom.Fhir.Documents;
using Chartroom.Fhir.Validation.Conformance;
using Chartroom.Fhir.Validation.Questionnaires;

namespace Chartroom.Fhir.Validation.Structure;

/// <summary>Resource types with rules of the whole beyond their invariants.</summary>
internal sealed partial class StructureWalk
{
    private void OwnRules(int index, TypeTraits traits)
    {
        var element = new Element(document, index);
        switch (traits)
        {
            case TypeTraits.QuestionnaireResponse:
                new ResponseRules(context, findings).Check(element);
                break;
            case TypeTraits.Questionnaire:
                new QuestionnaireRules(findings).Check(element);
                break;
            case TypeTraits.CodeSystem:
                new CodeSystemRules(context, findings).Check(element);
                break;
            case TypeTraits.ValueSet:
                new ValueSetRules(context, findings).Check(element, index == root);
                break;
            case TypeTraits.StructureDefinition:
                new StructureDefinitionRules(context, findings).Check(element);
                break;
            case TypeTraits.MeasureReport:
                new MeasureReportRules(context, findings).Check(element);
                break;
            case TypeTraits.SearchParameter:
                new SearchParameterRules(findings).Check(element);
                break;
            case TypeTraits.CapabilityStatement:
                CapabilityRules.Check(element, findings);
                break;
        }
    }
}
