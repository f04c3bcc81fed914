using Chartroom.Server.Audit;
using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Identity.Pairs;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chartroom.Server.Identity.Figures;

/// <summary>The department's figures and the lists behind them.</summary>
internal static class FigureEndpoints
{
    private const int Most = 1_000;

    public static void MapFigures(this RouteGroupBuilder api)
    {
        api.MapGet("/figures", async (IdentityFigures figures, CancellationToken cancel) => TypedResults.Ok(await figures.ReadAsync(cancel)));
        api.MapGet("/figures/duplicates", ListAsync);
    }

    private static async Task<Ok<FigureList>> ListAsync(
        Caller caller, IdentityFigures figures, DuplicateQueue queue, AuditTrail audit, CancellationToken cancel,
        string? month = null, string? registrar = null, string? site = null, string? door = null)
    {
        var made = await figures.ListAsync(month, registrar, site, door, cancel);
        var shown = made.Take(Most).ToList();
        var faces = await queue.FacesAsync(caller, shown.SelectMany(m => new[] { m.Patient, m.Of }), cancel);
        var rows = shown.Where(m => faces.ContainsKey(m.Patient)).Select(m => new FigureRow(
            faces[m.Patient], faces.GetValueOrDefault(m.Of), new DateTime(m.Made, DateTimeKind.Utc).ToString("yyyy-MM-dd HH:mm"), m.Site, m.Door, m.Registrar, m.State)).ToList();
        await audit.RecordAsync([.. rows.Select(r => Sighting.Read(caller, "search-type", $"Patient/{r.Face.Id}", null, "identity/figures"))], cancel);
        string[] of = [.. new[] { month, registrar, site, door }.OfType<string>()];
        return TypedResults.Ok(new FigureList(of.Length == 0 ? "All duplicates" : $"Duplicates: {string.Join(", ", of)}", rows, made.Count));
    }
}
