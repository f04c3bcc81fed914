using Chartroom.Server.Coding.Abstracts;
using Chartroom.Server.Coding.Accounts;
using Chartroom.Server.Coding.Audits;
using Chartroom.Server.Coding.Board;
using Chartroom.Server.Coding.CodeSets;
using Chartroom.Server.Coding.Documents;
using Chartroom.Server.Coding.Evaluation;
using Chartroom.Server.Coding.Queries;
using Chartroom.Server.Coding.Settings;
using Chartroom.Server.Coding.Worklist;
using Chartroom.Server.Host;
using Chartroom.Server.Host.Observing;
using Chartroom.Server.Host.SignIn;
using Chartroom.Server.Host.Work;

namespace Chartroom.Server.Coding;

/// <summary>Coding: worklist, coding page, board, audit.</summary>
internal static class CodingDepartment
{
    public static IServiceCollection AddCoding(this IServiceCollection services) => services
        .AddSingleton<CodeLibrary>().AddSingleton<SettingsStore>().AddSingleton<PhysicianQueries>().AddSingleton<CodingAccounts>()
        .AddSingleton<Evaluator>().AddSingleton<AccountCommits>().AddSingleton<Drafts>().AddSingleton<AccountActs>().AddSingleton<AccountViews>()
        .AddSingleton<EncounterDocuments>()
        .AddSingleton<CodingWorklist>().AddSingleton<Projection>(s => s.GetRequiredService<CodingWorklist>())
        .AddHostedService<CodeWarming>().AddSingleton<FigureSource, CodeFigures>()
        .AddSingleton<WorklistQueue>().AddSingleton<CodingAudits>()
        .AddSingleton<QueueSource, CodingQueues>();

    /// <summary>Under <c>/api/coding</c>.</summary>
    public static void MapCoding(this RouteGroupBuilder coding)
    {
        coding.Requires(Right.Coding);
        coding.MapWorklist();
        coding.MapAccounts();
        coding.MapAudits();
        coding.MapBoard();
        coding.MapCodes();
        coding.MapSettings();
    }
}
