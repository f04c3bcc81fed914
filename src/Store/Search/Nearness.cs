using System.Globalization;

namespace Chartroom.Store.Search;

/// <summary>
/// Locations within a distance of a point: <c>latitude|longitude[|distance[|units]]</c>. A box of the index is read and its
/// members measured along the great circle. Source: FHIR R4 Location search parameter near.
/// </summary>
internal sealed record Nearness(double Latitude, double Longitude, double Kilometres)
{
    private const double EarthRadius = 6371.0088;
    private const double KilometresPerDegree = 111.2;
    private const double UsualDistance = 50;
    private const int MostCandidates = 10_000;

    public static Nearness? Read(string text)
    {
        var parts = text.Split('|');
        if (parts.Length is < 2 or > 4 || Number(parts[0]) is not (>= -90 and <= 90) || Number(parts[1]) is not (>= -180 and <= 180))
            return null;
        var distance = parts.Length > 2 && parts[2].Length > 0 ? Number(parts[2]) : UsualDistance;
        double? unit = (parts.Length > 3 ? parts[3] : "") switch
        {
            "" or "km" => 1,
            "m" => 0.001,
            "[mi_us]" or "[mi_i]" or "mi" => 1.609344,
            _ => null,
        };
        return distance is >= 0 && unit is { } factor
            ? new Nearness(Number(parts[0])!.Value, Number(parts[1])!.Value, distance.Value * factor)
            : null;
    }

    public Condition Condition(SearchScope scope, List<long> parameters)
    {
        var sql = new SqlText();
        var height = Kilometres / KilometresPerDegree;
        var width = Math.Min(180, height / Math.Max(0.01, Math.Cos(Math.Min(89, Math.Abs(Latitude) + height) * Math.PI / 180)));
        var candidates = scope.Session.Rows(
            c => (Rid: c.Integer(0), Latitude: c.Real(1), Longitude: c.Real(2)),
            $"select rid, low, high from composite_ix where param {sql.Among(parameters)} and low >= {sql.Add(Latitude - height)} "
            + $"and low <= {sql.Add(Latitude + height)}{Beside(sql, width)} limit {sql.Add(MostCandidates)}",
            sql.Arguments);
        if (candidates.Count == MostCandidates)
            throw SearchFault.TooCostly("Too many places are near.");
        var near = candidates.FindAll(c => Distance(c.Latitude, c.Longitude) <= Kilometres).ConvertAll(c => c.Rid);
        return near.Count == 0
            ? Search.Condition.Nothing
            : new Condition(s => $"select rid, compartment from version where rid {s.Among(near)}", (s, row) => $"{row}.rid {s.Among(near)}", IsUnique: true);
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Longitudes within the box; none are asked when it crosses the 180th meridian.</summary>
    private string Beside(SqlText sql, double width) => Longitude - width < -180 || Longitude + width > 180
        ? ""
        : $" and high >= {sql.Add(Longitude - width)} and high <= {sql.Add(Longitude + width)}";

    private double Distance(double latitude, double longitude)
    {
        static double Radians(double degrees) => degrees * Math.PI / 180;
        var (a, b) = (Math.Sin(Radians(latitude - Latitude) / 2), Math.Sin(Radians(longitude - Longitude) / 2));
        var h = (a * a) + (Math.Cos(Radians(Latitude)) * Math.Cos(Radians(latitude)) * b * b);
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }
}
