using Chartroom.Fhir.Definitions;

namespace Chartroom.Fhir.Validation.Formats;

/// <summary>The primitive types of R4, for tables and switches. Source: FHIR R4 §2.24.0.1 primitive types.</summary>
internal enum PrimitiveKind : byte
{
    None, Boolean, Integer, UnsignedInt, PositiveInt, Decimal, String, Markdown, Code, Id, Uri, Url, Canonical, Oid, Uuid,
    Date, DateTime, Instant, Time, Base64Binary, Xhtml,
}

internal static class PrimitiveKinds
{
    /// <summary>The kind of a type; None when it is no primitive.</summary>
    public static PrimitiveKind Of(TypeDefinition type) => type.Name switch
    {
        "boolean" => PrimitiveKind.Boolean,
        "integer" => PrimitiveKind.Integer,
        "unsignedInt" => PrimitiveKind.UnsignedInt,
        "positiveInt" => PrimitiveKind.PositiveInt,
        "decimal" => PrimitiveKind.Decimal,
        "string" => PrimitiveKind.String,
        "markdown" => PrimitiveKind.Markdown,
        "code" => PrimitiveKind.Code,
        "id" => PrimitiveKind.Id,
        "uri" => PrimitiveKind.Uri,
        "url" => PrimitiveKind.Url,
        "canonical" => PrimitiveKind.Canonical,
        "oid" => PrimitiveKind.Oid,
        "uuid" => PrimitiveKind.Uuid,
        "date" => PrimitiveKind.Date,
        "dateTime" => PrimitiveKind.DateTime,
        "instant" => PrimitiveKind.Instant,
        "time" => PrimitiveKind.Time,
        "base64Binary" => PrimitiveKind.Base64Binary,
        "xhtml" => PrimitiveKind.Xhtml,
        _ => PrimitiveKind.None,
    };
}
