using System.Globalization;

namespace Chartroom.Server.Network;

/// <summary>
/// Conditional headers. Source: FHIR R4 §3.1.0.1.2 ETag, §3.1.0.6 managing resource contention; RFC 9110 §13.
/// </summary>
internal static class Conditions
{
    public static string ETag(long version) => $"W/\"{version}\"";

    /// <summary>The version in <c>W/"3"</c> (also <c>"3"</c> and <c>3</c>, which clients send); null when there is none to be read.</summary>
    public static long? Version(string? tag)
    {
        if (tag is null)
            return null;
        var text = tag.AsSpan().Trim();
        if (text.StartsWith("W/", StringComparison.Ordinal))
            text = text[2..];
        return long.TryParse(text.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
    }

    /// <summary>True when the client holds this version already.</summary>
    public static bool IsUnchanged(FhirCall call, long version, DateTimeOffset lastUpdated)
    {
        if (call.IfNoneMatch is { } tags)
            return tags.Split(',').Any(t => t.Trim() == "*" || Version(t) == version);
        return call.IfModifiedSince is { } since
            && DateTimeOffset.TryParseExact(since, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            && lastUpdated.ToUnixTimeSeconds() <= time.ToUnixTimeSeconds();
    }

    /// <summary>A FHIR id. Source: FHIR R4 §2.24.0.1 id: 1 to 64 of A-Z a-z 0-9 - and dot.</summary>
    public static bool IsId(string id) =>
        id.Length is > 0 and <= 64 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.');
}
