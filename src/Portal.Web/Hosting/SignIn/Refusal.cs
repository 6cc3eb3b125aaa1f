using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Core.Text;
using Portal.Web.Components.Pages;
using Portal.Web.Hosting.Settings;

namespace Portal.Web.Hosting.SignIn;

/// <summary>The answer to somebody who is not let in: a page for a person with a browser, from which they can become somebody who is; problem details for a program.</summary>
public static class Refusal
{
    /// <summary>Answers the request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">401, 403, or 400 for a form that was filled in wrongly.</param>
    /// <param name="title">What is refused, in a few words.</param>
    /// <param name="detail">Why, and what to do.</param>
    public static Task AnswerAsync(HttpContext context, int status, LocalizedText title, string detail)
    {
        if (!IsForPerson(context.Request))
        {
            return Results.Problem(statusCode: status, title: title.En, detail: detail).ExecuteAsync(context);
        }

        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<RefusalPage>(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(RefusalPage.Title)] = title.In(CultureInfo.CurrentUICulture.Name),
            [nameof(RefusalPage.Detail)] = detail,
            [nameof(RefusalPage.IsDevelopment)] = context.RequestServices.GetRequiredService<PortalSettings>().SignIn == SignInMode.Development,
            [nameof(RefusalPage.ReturnUrl)] = HttpMethods.IsGet(context.Request.Method) ? LocalPath.OrRoot(context.Request.Path + context.Request.QueryString) : "/",
        })
        {
            StatusCode = status,
            PreventStreamingRendering = true,
        }.ExecuteAsync(context);
    }

    private static bool IsForPerson(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase) && !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}
