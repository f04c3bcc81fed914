using Chartroom.Server.Audit;
using Chartroom.Server.Host;
using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Records.Charts;
using Chartroom.Server.Records.Documents;
using Chartroom.Server.Records.Home;
using Chartroom.Server.Records.Patients;
using Chartroom.Server.Records.Results;
using Chartroom.Server.Records.Sources;

namespace Chartroom.Server.Records;

/// <summary>Charts and finding them.</summary>
public static class RecordsDepartment
{
    public static IServiceCollection AddRecords(this IServiceCollection services) => services
        .AddSingleton<PatientCharts>().AddSingleton<Projection>(s => s.GetRequiredService<PatientCharts>())
        .AddSingleton<PatientIndex>().AddSingleton<Projection>(s => s.GetRequiredService<PatientIndex>())
        .AddSingleton<ReadMarks>()
        .AddSingleton<DocumentTexts>();

    /// <summary>Under <c>/api</c>: <c>/patients</c> and <c>/chart/{patientId}/…</c>.</summary>
    public static void MapRecords(this RouteGroupBuilder api)
    {
        api.MapGroup("/home").WithTags("Home").MapHome();
        api.MapGroup("/patients").WithTags("Patients").Requires(Right.ReadRecord).MapPatients();
        var chart = api.MapGroup("/chart/{patientId}").WithTags("Chart").Requires(Right.ReadRecord);
        chart.AddEndpointFilter(TellAuditAsync);
        chart.MapCharts();
        chart.MapResults();
        chart.MapDocuments();
        chart.MapSources();
    }

    /// <summary>
    /// What is looked at in a chart, beyond opening it, is told to the audit trail before it is shown.
    /// </summary>
    private static async ValueTask<object?> TellAuditAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var http = call.HttpContext;
        var values = http.Request.RouteValues;
        var entity = values.TryGetValue("type", out var type) && values.TryGetValue("id", out var id) ? $"{type}/{id}" : null;
        var isOpening = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.TrimEnd('/').EndsWith("{patientId}", StringComparison.Ordinal) == true;
        if (!isOpening && HttpMethods.IsGet(http.Request.Method))
        {
            var interaction = entity is null ? "search-type" : "read";
            var query = entity is null ? http.Request.Path.Value : null;
            await http.RequestServices.GetRequiredService<AuditTrail>().RecordAsync(
                Sighting.Read(http.Caller(), interaction, $"Patient/{values["patientId"]}", entity, query), http.RequestAborted);
        }
        return await next(call);
    }
}
