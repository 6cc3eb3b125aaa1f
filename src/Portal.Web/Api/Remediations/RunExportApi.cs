using Portal.Core.Findings;
using Portal.Core.Remediation;
using Portal.Web.Api.Problems;
using Portal.Web.Features.Remediation.Export;

namespace Portal.Web.Api.Remediations;

/// <summary>A run as a file: a shell script, or Markdown for the report of an incident.</summary>
public static class RunExportApi
{
    // The namespace that every cluster has and nobody can delete: its uid is the cluster's identity.
    private const string KubeSystem = "kube-system";

    /// <summary>Maps <c>/remediations/{id}/export</c>.</summary>
    public static void Map(RouteGroupBuilder runs) => runs.MapGet("/{id}/export", ExportAsync)
        .WithSummary("The run as a file: format=sh, a bash script of the same guarded requests; format=md, Markdown for the report of an incident.")
        .TakesQuery(("format", "sh or md.", "md"), ("lang", "Language of the texts, en or zh; else Accept-Language decides.", "zh"))
        .Produces(StatusCodes.Status200OK, contentType: "text/markdown").ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> ExportAsync(
        string id, HttpContext context, RemediationService service, ILiveClusters clusters, TimeProvider clock, CancellationToken cancellationToken)
    {
        var asScript = context.Request.Text("format") switch
        {
            "sh" => true,
            "md" => false,
            _ => throw ApiProblemException.BadInput("format", "It must be sh or md."),
        };
        var run = await service.FindAsync(PathValues.Id(id, "remediation"), cancellationToken) ?? throw ApiProblemException.NotFound($"remediation {id}");
        var now = clock.GetUtcNow();
        context.Response.SaveAs(Download.Name(asScript ? "sh" : "md", "remediation", run.Cluster, run.Playbook, run.Id.ToString("N")[^8..]));
        return asScript
            ? Results.Text(RunScript.Of(run, clusters.View(run.Cluster)?.Namespaces.Find("", KubeSystem)?.Metadata.Uid, now), "text/x-shellscript", System.Text.Encoding.UTF8)
            : Results.Text(RunReport.Of(run, now), "text/markdown", System.Text.Encoding.UTF8);
    }
}
