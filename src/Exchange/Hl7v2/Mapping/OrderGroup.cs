using Chartroom.Exchange.Hl7v2.Mapping.Segments;
using Chartroom.Exchange.Hl7v2.Parsing;

namespace Chartroom.Exchange.Hl7v2.Mapping;

/// <summary>
/// One order: the common segment and what hangs on it. A new ORC, or an OBR after which results came, begins the next.
/// Source: HL7 v2.5.1 §4.4 and §7.3, group ORDER and ORDER_OBSERVATION.
/// </summary>
internal sealed class OrderGroup
{
    /// <summary>ORC; missing when the message has none.</summary>
    public Segment Common { get; init; }

    /// <summary>True once a segment has said what is ordered.</summary>
    public bool IsDetailed { get; set; }

    public Entry? Request { get; set; }

    public Entry? Report { get; set; }

    public Entry? Specimen { get; set; }

    public Entry? Observation { get; set; }

    public Entry? Immunization { get; set; }

    public Entry? Medication { get; set; }

    /// <summary>ORC-3 or the filler number of the detail segment, ORC-2 or the placer's: what the results are known by.</summary>
    public string? FillerKey { get; set; }

    /// <summary>Begins the order of an ORC; one left without detail (an ORC alone cancels or changes) is an order by its numbers.</summary>
    public static void Begin(MessageWalk walk, Segment common)
    {
        Close(walk);
        walk.Order = new OrderGroup { Common = common };
        walk.Specimen = null;
    }

    public static void Close(MessageWalk walk)
    {
        var order = walk.Order;
        if (order.Common.Exists && !order.IsDetailed)
        {
            order.IsDetailed = true;
            OrderSegments.RequestOf(walk, order.Common, default);
        }
    }
}
