using System.Text.Json.Nodes;
using Chartroom.Exchange.Hl7v2.Mapping.Types;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping.Segments;

/// <summary>CTI as the ResearchStudy in which a result was made. HL7 has no map for it. Source: HL7 v2.5.1 §7.8.1.</summary>
internal static class CtiSegment
{
    public static void Map(MessageWalk walk, Segment cti)
    {
        if (OrderSegments.Key(walk, cti[1]) is not { } number)
            return;
        var study = walk.Entries.ByNature("ResearchStudy", number, cti.PlaceName, out var isNew);
        study.Referenced = true;
        if (!isNew)
            return;
        study.Resource.Append("identifier", Identifiers.FromEi(cti[1]));
        study.Resource["status"] = "active";
        study.Resource.Put("phase", Codes.Concept(cti[2]));
    }
}
