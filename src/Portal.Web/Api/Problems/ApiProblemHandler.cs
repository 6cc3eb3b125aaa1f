using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Portal.Core.Access;

namespace Portal.Web.Api.Problems;

/// <summary>
/// Writes exceptions as problem details. What a caller sees is words and an id: never a stack, a statement, a path or a version
/// (quality.md, attack 41). The id is in the log beside the exception.
/// </summary>
public sealed partial class ApiProblemHandler(IProblemDetailsService writer, ILogger<ApiProblemHandler> logger) : IExceptionHandler
{
    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            return true;
        }

        var details = Describe(exception);
        var id = Activity.Current?.TraceId.ToString() ?? httpContext.TraceIdentifier;
        details.Instance = httpContext.Request.Path;
        details.Extensions["id"] = id;
        if (exception is ApiProblemException { Code.Length: > 0 } known)
        {
            details.Extensions["code"] = known.Code;
            details.Extensions["related"] = known.Related;
        }

        if (details.Status >= StatusCodes.Status500InternalServerError)
        {
            Log.Failed(logger, httpContext.Request.Method, httpContext.Request.Path, id, exception);
        }

        httpContext.Response.StatusCode = details.Status ?? StatusCodes.Status500InternalServerError;
        return await writer.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = details, Exception = exception });
    }

    private static ProblemDetails Describe(Exception exception) => exception switch
    {
        ApiProblemException { Errors.Count: > 0 } problem =>
            new HttpValidationProblemDetails(problem.Errors) { Status = problem.Status, Title = problem.Title, Detail = problem.Message },
        ApiProblemException problem => new ProblemDetails { Status = problem.Status, Title = problem.Title, Detail = problem.Message },
        AccessDeniedException denied => new ProblemDetails
        {
            Status = StatusCodes.Status403Forbidden,
            Title = "You may not do this",
            Detail = denied.Decision.Reason.Shown(),
        },
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => new ProblemDetails
        {
            Status = StatusCodes.Status413PayloadTooLarge,
            Title = "The body is too large",
            Detail = "The body is larger than this endpoint takes. Send less.",
        },
        BadHttpRequestException bad => new ProblemDetails
        {
            Status = bad.StatusCode,
            Title = "The request cannot be read",
            Detail = "A parameter of the path or the query has the wrong form. /openapi/v1.json says what each must be.",
        },
        _ when IsDatabaseAway(exception) => new ProblemDetails
        {
            Status = StatusCodes.Status503ServiceUnavailable,
            Title = "The database cannot be reached",
            Detail = "PostgreSQL does not answer. Live data is not affected; try again when /readyz says that the database is back.",
        },
        _ => new ProblemDetails
        {
            Status = StatusCodes.Status500InternalServerError,
            Title = "The portal failed",
            Detail = "This is a defect of the portal. Its log holds the cause under the id given here.",
        },
    };

    private static bool IsDatabaseAway(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException!)
        {
            if (e is NpgsqlException and not PostgresException
                || e is PostgresException { SqlState: ['5', '7', ..] or ['0', '8', ..] or ['5', '3', ..] })
            {
                return true;
            }
        }

        return false;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Method} {Path} failed, id {Id}")]
        public static partial void Failed(ILogger logger, string method, string path, string id, Exception exception);
    }
}
