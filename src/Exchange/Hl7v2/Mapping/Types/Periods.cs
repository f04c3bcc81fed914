using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Types;

/// <summary>DR and pairs of times as Period. Source: HL7 v2-to-FHIR DR[Period].</summary>
internal static class Periods
{
    public static JsonObject? Between(MessageWalk walk, Hl7Value start, Hl7Value end)
    {
        var period = new JsonObject();
        period.Put("start", walk.DateTime(start));
        period.Put("end", walk.DateTime(end));
        return period.Count == 0 ? null : period;
    }

    public static JsonObject? FromRange(MessageWalk walk, Hl7Value range) => Between(walk, range[1], range[2]);
}
