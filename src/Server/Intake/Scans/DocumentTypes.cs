namespace Chartroom.Server.Intake.Scans;

/// <summary>
/// The kinds of document that scans are indexed under, by the names of HL7's document types in LOINC.
/// Source: FHIR R4 value set c80-doc-typecodes; LOINC document ontology.
/// </summary>
internal static class DocumentTypes
{
    public static IReadOnlyList<DocumentType> All { get; } =
    [
        new("51851-4", "Administrative note"),
        new("42348-3", "Advance directives"),
        new("18682-5", "Ambulance records"),
        new("61359-6", "Anesthesia records"),
        new("18745-0", "Cardiac catheterization study"),
        new("18746-8", "Colonoscopy study"),
        new("59284-0", "Consent document"),
        new("11488-4", "Consultation note"),
        new("64297-5", "Death certificate"),
        new("18748-4", "Diagnostic imaging study"),
        new("29749-9", "Dialysis records"),
        new("18842-5", "Discharge summary"),
        new("11524-6", "EKG study"),
        new("34111-5", "Emergency department note"),
        new("64290-0", "Health insurance card"),
        new("34117-2", "History and physical note"),
        new("11369-6", "History of immunizations"),
        new("10160-0", "History of medication use"),
        new("15508-5", "Labor and delivery records"),
        new("11502-2", "Laboratory report"),
        new("51852-2", "Letter"),
        new("11503-0", "Medical records"),
        new("34109-9", "Note"),
        new("34746-8", "Nursing note"),
        new("11504-8", "Operative note"),
        new("11526-1", "Pathology study"),
        new("28570-0", "Procedure note"),
        new("11506-3", "Progress note"),
        new("57133-1", "Referral note"),
        new("34133-9", "Summary of episode note"),
        new("18761-7", "Transfer summary"),
    ];
}
